/** Long work asked for over HTTP: one at a time, from a checkpoint on, with what it could not use kept aside. */
@NullMarked
package com.movieconcierge.ingest.domain.jobs;

import org.jspecify.annotations.NullMarked;
