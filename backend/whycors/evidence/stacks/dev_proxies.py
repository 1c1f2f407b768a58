"""The proxies of two development servers: the page asks its own origin, so CORS isn't needed."""

from ...fetch_standard import Url, parse_url
from .model import StackFix, Wanted
from .writing import python_string

#: Stands for the API's origin where that isn't known.
YOUR_API = "https://YOUR-API.example"
PREFIX = "/api"

VITE = """\
import {{ defineConfig }} from 'vite'

{comment}
export default defineConfig({{
  server: {{
    // Otherwise pages of all ports of localhost could read the answers, too.
    cors: false,
    proxy: {{
      '/api': {{
        target: {target},
        changeOrigin: true,{rewrite}
      }},
    }},
  }},
}})"""
VITE_REWRITE = "\n        rewrite: (path) => path.replace(/^\\/api/, ''),"

WEBPACK = """\
{comment}
module.exports = {{
  devServer: {{
    proxy: [
      {{
        context: ['/api'],
        target: {target},
        changeOrigin: true,{rewrite}
      }},
    ],
  }},
}}"""
WEBPACK_REWRITE = "\n        pathRewrite: { '^/api': '' },"


def vite_fix(wanted: Wanted) -> StackFix:
    """Return the configuration of Vite's proxy."""
    code = _filled(VITE, VITE_REWRITE, wanted)
    return StackFix("vite", "Vite", "vite.config.js", "javascript", code)


def webpack_fix(wanted: Wanted) -> StackFix:
    """Return the configuration of webpack-dev-server's proxy."""
    code = _filled(WEBPACK, WEBPACK_REWRITE, wanted)
    return StackFix("webpack", "webpack-dev-server", "webpack.config.js", "javascript", code)


def _filled(template: str, rewrite: str, wanted: Wanted) -> str:
    url = parse_url(wanted.url) if wanted.url else None
    if url is None or not url.is_http:
        url = None
    path = _path(url)
    is_below_prefix = path == PREFIX or path.startswith(f"{PREFIX}/")
    asked = path if is_below_prefix else PREFIX + path
    origin = url.origin if url else YOUR_API
    return template.format(
        comment=f"// The page asks {asked} of its own server, not {origin}{path}.",
        target=python_string(origin),
        rewrite="" if is_below_prefix else rewrite,
    )


def _path(url: Url | None) -> str:
    """Return the URL's path without its query, which may hold what is nobody else's business."""
    return url.target.partition("?")[0] if url else "/…"
