/** Lines and comma-separated values, read so that one damaged line cannot spoil the next. */
@NullMarked
package com.movieconcierge.ingest.text;

import org.jspecify.annotations.NullMarked;
