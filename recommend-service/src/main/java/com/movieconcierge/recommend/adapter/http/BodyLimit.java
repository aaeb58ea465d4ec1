package com.movieconcierge.recommend.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than any request needs, or do not say how large they are, before they are read. */
@Component
class BodyLimit extends OncePerRequestFilter {
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
