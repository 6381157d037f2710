package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// What every answer tells a browser: nothing from elsewhere, nothing framed, nothing guessed, no referrer,
/// and nothing kept, because the same address answers the public, the reporter and an officer differently.
/// Pages and pictures say otherwise themselves.
///
/// There is no header that lets another origin read us, on purpose.
final class SecurityHeaders {
    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'none'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "geolocation=(self), camera=(), microphone=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private SecurityHeaders() {}

    static void write(HttpServletResponse response) {
        ALL.forEach(response::setHeader);
    }
}
