/** Wiring: found by Spring Boot where the jar is on the class path of embedding-service. */
@NullMarked
package com.movieconcierge.trailers.config;

import org.jspecify.annotations.NullMarked;
