/** Genres, era and people of a film as a vector. */
@NullMarked
package com.movieconcierge.embedding.domain.facts;

import org.jspecify.annotations.NullMarked;
