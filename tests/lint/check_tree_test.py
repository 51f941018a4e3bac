#!/usr/bin/env python3
"""Each house rule must find the breach it is there for, and leave honest code alone."""
import tempfile
import unittest
from pathlib import Path

import check_tree


def breaches(files):
    """What check() says about a tree of these files (path -> text)."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            target = Path(root) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return check_tree.check(root, sorted(files))


class CheckTree(unittest.TestCase):
    def one(self, files, *parts):
        found = breaches(files)
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def test_a_lower_floor_must_not_include_a_higher_one(self):
        self.one({"vendordb/a.cpp": '\n#include "case.h"\n', "wizard/record/case.h": ""},
                 "vendordb/a.cpp:2:", "case.h")

    def test_a_higher_floor_may_include_a_lower_one(self):
        self.assertEqual(breaches({"wizard/flow/f.cpp": '#include "case.h"\n',
                                   "wizard/record/case.h": ""}), [])

    def test_steps_side_by_side_do_not_know_each_other(self):
        self.one({"wizard/remote/r.cpp": '#include "probe.h"\n', "wizard/discovery/probe.h": ""},
                 "wizard/remote may not include probe.h")

    def test_widgets_stand_in_pages_only(self):
        self.one({"wizard/flow/f.cpp": "#include <QLabel>\n"}, "widgets")
        self.assertEqual(breaches({"wizard/pages/p.cpp": "#include <QLabel>\n"}), [])

    def test_the_command_line_has_no_widgets(self):
        self.one({"app/cli/c.cpp": "#include <QApplication>\n"}, "no display")

    def test_the_knowledge_base_has_no_network(self):
        self.one({"vendordb/v.cpp": "#include <QTcpSocket>\n"}, "network")

    def test_a_file_name_is_used_once(self):
        self.one({"app/x.h": "", "wizard/flow/x.h": ""}, "x.h exists twice")

    def test_long_files_and_functions_are_found(self):
        self.one({"app/a.cpp": "// reason\n" * 401}, "401 lines")
        self.assertEqual(breaches({"app/a.cpp": "// reason\n" * 400}), [])
        self.one({"app/a.cpp": "void f()\n{\n" + "    g();\n" * 59 + "}\n"}, "a.cpp:2:", "61 lines")
        self.assertEqual(breaches({"app/a.cpp": "void f()\n{\n" + "    g();\n" * 58 + "}\n"}), [])

    def test_comments_do_not_make_a_header_long(self):
        self.assertEqual(breaches({"app/a.h": "/// words\n" * 300 + "int a;\n" * 100}), [])
        self.one({"app/a.h": "int a;\n" * 101}, "101 lines of declarations")

    def test_left_overs_are_found(self):
        self.one({"app/a.cpp": "// TO" + "DO later\n"}, "unfinished")

    def test_pages_speak_plainly(self):
        self.one({"wizard/pages/p.cpp": 'tr("Your default\\n"\n   "gateway is here")\n'}, "gateway")
        self.assertEqual(breaches({"wizard/pages/p.cpp": 'tr("Your router"); gateway();\n'}), [])


if __name__ == "__main__":
    unittest.main()
