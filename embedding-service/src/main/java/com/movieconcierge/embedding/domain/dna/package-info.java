/** A film's DNA: put together of its blocks, hashed by what it is made from, and kept. */
@NullMarked
package com.movieconcierge.embedding.domain.dna;

import org.jspecify.annotations.NullMarked;
