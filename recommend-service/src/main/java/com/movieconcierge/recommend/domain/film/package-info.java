/** What is known of films, and how they are put into words. */
@NullMarked
package com.movieconcierge.recommend.domain.film;

import org.jspecify.annotations.NullMarked;
