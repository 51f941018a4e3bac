"""What a pretended router's web server says before anybody signs in."""

PLAIN = "<html><head><title>{title}</title>{head}</head><body>{body}</body></html>\n"


def page(title, body="", head=""):
    return PLAIN.format(title=title, body=body, head=head)


# device: server name, pages, and where wanted: realm, headers, the port and subject of its HTTPS side,
# whether plain HTTP only leads there, and where "/" leads.
PAGES = {
    "asus": {
        "server": "httpd/2.0",
        "files": {
            "index.html": "<HTML><HEAD><script>top.location.href='/Main_Login.asp';</script>\n</HEAD></HTML>\n",
            "Main_Login.asp": page("ASUS Login",
                                   '<div class="prod_madelName">RT-AC68U</div><div>Sign in with your ASUS router '
                                   'account</div><form name="form" action="login.cgi" method="post"></form>'),
        },
    },
    "draytek": {
        "server": "DWS",
        "files": {
            "index.html": '<html><head><meta http-equiv="refresh" content="0; url=/weblogin.htm"></head></html>\n',
            "weblogin.htm": page("Vigor Login Page", "<div>DrayTek</div><b>Vigor2865</b>"
                                 '<form method=post action="/cgi-bin/wlogin.cgi"><input name="sUserName">'
                                 '<input type=password name="sSysPass"><input id="btnOk" type=submit></form>'
                                 '<script>var cfg={fwver:"4.4.2.1"};</script>'),
        },
    },
    "speedtouch": {"server": None, "realm": "ST 516 R 5.x Telecom Italia", "files": {"index.html": page("x")}},
    "mikrotik": {
        "server": None,
        "files": {
            "index.html": page("RouterOS router configuration page",
                               "<h1>RouterOS v6.48.6</h1><p>You have connected to a router.</p>"
                               '<a href="/webfig/">Webfig</a>'),
            "webfig/index.html": page("RouterOS router configuration page"),
        },
    },
    "edgeos": {
        "server": None, "https": 443, "subject": "/C=US/ST=New York/L=New York/O=Ubiquiti Inc./CN=UbiquitiRouterUI",
        "redirect": True,
        "files": {"index.html": page("EdgeOS", '<div id="LoginBox">Please sign in</div>')},
    },
    "juniper": {
        "server": "Embedthis-Appweb/3.2.3",
        "files": {
            "index.html": '<html><head><meta http-equiv="refresh" content="0;url=/login"></head></html>\n',
            "login/index.html": page("Log In - Juniper Web Device Manager", '<div class="jweb-title">J-Web</div>',
                                     '<script>var modelphpStr = "srx300";</script>'),
        },
    },
    "sophos": {
        "server": "xxxx", "https": 4444, "plain": False,
        "subject": "/C=GB/O=Sophos/OU=OU/CN=SophosApplianceCertificate_X10706ABCDEF123",
        "files": {
            "index.html": "<html><script>window.location='/webconsole/webpages/login.jsp';</script></html>\n",
            "webconsole/webpages/login.jsp": page("Sophos", '<script src="/javascript/lang.js?ver=19.5.1.278">'
                                                  '</script><div id="loginstylesheet"></div>'),
        },
    },
    "asa": {
        "server": None, "https": 443, "plain": False, "subject": "/CN=ASA Temporary Self Signed Certificate",
        "headers": {"Set-Cookie": "webvpn=; expires=Thu, 01 Jan 1970 22:00:00 GMT; path=/; secure"},
        "files": {
            "index.html": "<html><script>document.location.replace('/+CSCOE+/logon.html');</script></html>\n",
            "+CSCOE+/logon.html": page("SSL VPN Service", '<form method="post" action="/+webvpn+/index.html"></form>'),
        },
    },
}


def write_files(device, root):
    """Puts the pages of a device where its web server will look."""
    for name, text in PAGES[device]["files"].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _site(device, folder):
    about = PAGES[device]
    lines = [f'server.document-root = "{folder}/www"', 'index-file.names = ( "index.html" )',
             'mimetype.assign = ( "" => "text/html" )',
             f'server.tag = "{about["server"] or ""}"']
    if "realm" in about:
        lines += [f'auth.backend = "plain"\nauth.backend.plain.userfile = "{folder}/web-users"',
                  f'auth.require = ( "/" => ( "method" => "digest", "realm" => "{about["realm"]}", '
                  '"require" => "valid-user" ) )']
    for name, value in about.get("headers", {}).items():
        lines.append(f'setenv.add-response-header = ( "{name}" => "{value}" )')
    return lines


def lighttpd_conf(device, folder, address):
    """The configuration of the device's web server."""
    about = PAGES[device]
    lines = ['server.modules = ( "mod_setenv", "mod_redirect", "mod_auth", "mod_authn_file", "mod_openssl" )',
             'server.feature-flags = ( "server.h2proto" => "disable" )',
             f'server.errorlog = "{folder}/web.log"', *_site(device, folder)]
    plain, secure = about.get("plain", True), about.get("https")
    lines += [f'server.bind = "{address}"', f"server.port = {80 if plain else secure}"]
    if not plain:
        lines += ['ssl.engine = "enable"', f'ssl.pemfile = "{folder}/web.pem"']
    elif secure:
        lines.append(f'$SERVER["socket"] == "{address}:{secure}" {{ ssl.engine = "enable" '
                     f'ssl.pemfile = "{folder}/web.pem" }}')
    if about.get("redirect"):
        lines.append(f'$HTTP["scheme"] == "http" {{ url.redirect = ( "" => "https://{address}/" ) }}')
    return "\n".join(lines) + "\n"
