"""Validates knowledge-base files or profiles against a JSON Schema: check_schema.py SCHEMA FILE...
The examples within the schema have to be right, too."""
import json
import sys

import jsonschema
import yaml


class TextDates(yaml.SafeLoader):
    """Dates stay text, as JSON has no other kind."""


TextDates.yaml_implicit_resolvers = {
    letter: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def report(name, errors):
    wrong = 0
    for error in errors:
        place = "/".join(str(step) for step in error.absolute_path)
        print(f"{name}: {place}: {error.message[:300]}")
        wrong += 1
    return wrong


def check_examples(whole, part, name):
    """The examples of a part of the schema, and of all parts below it."""
    wrong = 0
    if isinstance(part, dict) and isinstance(part.get("examples"), list):
        alone = dict(part, definitions=whole.get("definitions", {}))
        for example in part["examples"]:
            wrong += report(f"example of {name}", jsonschema.Draft7Validator(alone).iter_errors(example))
    below = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in below:
        if key != "examples":
            wrong += check_examples(whole, value, f"{name}/{key}")
    return wrong


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    wrong = check_examples(schema, schema, "schema")
    for name in sys.argv[2:]:
        with open(name, encoding="utf-8") as file:
            wrong += report(name, validator.iter_errors(yaml.load(file, TextDates)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
