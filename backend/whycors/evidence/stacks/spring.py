"""Spring: what Spring MVC allows. With Spring Security, that has to be told to ask it."""

from collections.abc import Iterable

from .model import StackFix, Wanted
from .writing import java_string

CLASS = """\
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

// With Spring Security, add .cors(Customizer.withDefaults()) to its filter chain.
@Configuration
public class CorsConfig implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/**")
%s;
    }
}"""


def spring_fix(wanted: Wanted) -> StackFix:
    """Return a configuration class; without `allowedHeaders` it would allow all of them."""
    calls = {
        "allowedOrigins": _arguments(wanted.origins),
        "allowedMethods": _arguments(wanted.allowed_methods),
        "allowedHeaders": _arguments(wanted.allowed_headers),
    }
    if wanted.exposed_headers:
        calls["exposedHeaders"] = _arguments(wanted.exposed_headers)
    if wanted.credentials:
        calls["allowCredentials"] = "true"
    chain = "\n".join(f"            .{name}({value})" for name, value in calls.items())
    return StackFix("spring", "Spring", "CorsConfig.java", "java", CLASS % chain, was_run=False)


def _arguments(texts: Iterable[str]) -> str:
    return ", ".join(map(java_string, texts))
