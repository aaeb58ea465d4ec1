/** Films in, DNA and dead letters out. */
@NullMarked
package com.movieconcierge.embedding.adapter.kafka;

import org.jspecify.annotations.NullMarked;
