/** Configuration and wiring; alone knows every adapter. */
@NullMarked
package com.movieconcierge.embedding.config;

import org.jspecify.annotations.NullMarked;
