/** Validated properties and beans; the only package that sees all others. */
@NullMarked
package com.movieconcierge.recommend.config;

import org.jspecify.annotations.NullMarked;
