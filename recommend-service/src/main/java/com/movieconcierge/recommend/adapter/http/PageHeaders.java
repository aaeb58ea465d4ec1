package com.movieconcierge.recommend.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may do with the page: its own scripts and styles, posters from anywhere, calls to this service and to the
 * ingest service, and no frame around it.
 */
@Component
class PageHeaders extends OncePerRequestFilter {
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
