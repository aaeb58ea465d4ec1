/** The HTTP contract; errors as RFC 9457 problem details. */
@NullMarked
package com.movieconcierge.ingest.adapter.http;

import org.jspecify.annotations.NullMarked;
