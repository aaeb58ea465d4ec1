/** Finds films by title, people, genres, keywords and language, however they are spelt. */
@NullMarked
package com.movieconcierge.recommend.domain.search;

import org.jspecify.annotations.NullMarked;
