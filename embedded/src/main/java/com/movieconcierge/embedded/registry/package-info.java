/** A schema registry with Confluent's REST API, in process and durable. */
@NullMarked
package com.movieconcierge.embedded.registry;

import org.jspecify.annotations.NullMarked;
