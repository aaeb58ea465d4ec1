/** The Confluent wire format (magic byte 0, four-byte schema id, Avro binary) over the Confluent registry REST API. */
@NullMarked
package com.movieconcierge.schemas.serde;

import org.jspecify.annotations.NullMarked;
