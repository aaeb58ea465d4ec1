/** What films lack is asked of a film database: found without guessing, merged without overwriting, one job at a time. */
@NullMarked
package com.movieconcierge.ingest.domain.enrich;

import org.jspecify.annotations.NullMarked;
