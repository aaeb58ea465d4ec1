/** Films that the catalogue lacks, from ingest-service and embedding-service. */
@NullMarked
package com.movieconcierge.recommend.adapter.elsewhere;

import org.jspecify.annotations.NullMarked;
