"""What the page "Diagnose" offers to try beside console lines, each under the name of its text."""

_PAGE, _API = "https://app.example.com", "https://api.example.com/notes"

EVIDENCE = {
    "curl": f"""\
$ curl -i -X OPTIONS -H 'Origin: {_PAGE}' -H 'Access-Control-Request-Method: PUT' \\
    -H 'Access-Control-Request-Headers: content-type' {_API}/1
HTTP/2 200
allow: OPTIONS, GET, PUT
access-control-allow-origin: {_PAGE}
access-control-allow-methods: GET, POST
vary: Origin
""",
    "headers": f"""\
Request URL: {_API}
Request Method: GET
Status Code: 302 Found

location: https://login.example.com/sign-in
server: nginx
""",
    "copied": f"""\
curl '{_API}' \\
  -X POST \\
  -H 'Origin: {_PAGE}' \\
  -H 'Content-Type: application/json' \\
  -H 'Authorization: Bearer secret-of-yours' \\
  --data-raw '{{"text": "milk"}}'
""",
    "url": _API,
}
