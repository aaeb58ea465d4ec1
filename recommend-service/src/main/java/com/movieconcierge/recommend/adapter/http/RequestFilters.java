package com.movieconcierge.recommend.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every request passes before a controller. */
final class RequestFilters {
    private RequestFilters() {}

    /** Refuses bodies that are larger than any request needs, or do not say how large they are, before they are read. */
    @Component
    static final class BodyLimit extends OncePerRequestFilter {
        private static final int MOST_BYTES = 64 * 1024;

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getMethod().equals("POST");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            long length = request.getContentLengthLong();
            if (length < 0) {
                response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED, "The body must say its length.");
            } else if (length > MOST_BYTES) {
                response.sendError(
                        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                        "The body must have at most " + MOST_BYTES + " bytes; a prompt at most "
                                + PromptsController.LONGEST_PROMPT + " characters.");
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    /**
     * What a browser may do with the page: its own scripts and styles, posters from anywhere, calls to this service and to the
     * ingest service, and no frame around it.
     */
    @Component
    static final class PageHeaders extends OncePerRequestFilter {
        private final String policy;

        PageHeaders(HttpSettings settings) {
            URI ingest = URI.create(settings.ingestUrl());
            this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                    + " img-src 'self' data: http: https:; connect-src 'self' " + ingest.getScheme() + "://"
                    + ingest.getAuthority() + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            response.setHeader("Content-Security-Policy", policy);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            chain.doFilter(request, response);
        }
    }
}
