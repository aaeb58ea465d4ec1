/** A schema registry with Confluent's REST API, in process and durable. */
@NullMarked
package com.movieconcierge.parts.registry;

import org.jspecify.annotations.NullMarked;
