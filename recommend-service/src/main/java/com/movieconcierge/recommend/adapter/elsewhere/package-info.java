/** What other services know: films that the catalogue lacks, and vectors of sentences. */
@NullMarked
package com.movieconcierge.recommend.adapter.elsewhere;

import org.jspecify.annotations.NullMarked;
