/** A film's words in one spelling: normalized names, the genre vocabulary and the text of its theme. */
@NullMarked
package com.movieconcierge.embedding.domain.text;

import org.jspecify.annotations.NullMarked;
