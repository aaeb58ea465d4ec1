/** Bulk imports: one job at a time, from a checkpoint on, with what it could not use kept aside. */
@NullMarked
package com.movieconcierge.ingest.domain.imports;

import org.jspecify.annotations.NullMarked;
