/** Properties and beans. */
@NullMarked
package com.movieconcierge.ingest.config;

import org.jspecify.annotations.NullMarked;
