/** Sentence vectors from embedding-service. */
@NullMarked
package com.movieconcierge.recommend.adapter.embedding;

import org.jspecify.annotations.NullMarked;
