/** Movies become DNA. Start reading at {@link com.movieconcierge.embedding.EmbeddingFlow}. */
@NullMarked
package com.movieconcierge.embedding;

import org.jspecify.annotations.NullMarked;
