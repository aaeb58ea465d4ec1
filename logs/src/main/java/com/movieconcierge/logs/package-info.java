/**
 * Kafka topics as logs: read in whole, at a place or for ever ({@link com.movieconcierge.logs.LogReader}, {@link
 * com.movieconcierge.logs.LogFollower}), shared in a group ({@link com.movieconcierge.logs.GroupReader}), written durably
 * ({@link com.movieconcierge.logs.LogWriter}, {@link com.movieconcierge.logs.DeadLetterWriter}), with the settings of all
 * clients ({@link com.movieconcierge.logs.KafkaClients}) and questions to the broker ({@link
 * com.movieconcierge.logs.Brokers}). Every wait is bounded and ends in a {@link
 * com.movieconcierge.logs.LogUnavailableException} whose message an operator can act on.
 */
@NullMarked
package com.movieconcierge.logs;

import org.jspecify.annotations.NullMarked;
