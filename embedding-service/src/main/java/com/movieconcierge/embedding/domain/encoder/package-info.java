/** What makes one modality of a film's DNA, and which encoders are at work. */
@NullMarked
package com.movieconcierge.embedding.domain.encoder;

import org.jspecify.annotations.NullMarked;
