package com.movieconcierge.recommend.adapter.http;

import java.time.Duration;

/**
 * What the controllers are configured with.
 *
 * @param usualWait how long {@code minOffset} waits when the request does not say
 * @param ingestUrl where the page posts ratings, as the browser reaches it
 */
public record HttpSettings(Duration usualWait, String ingestUrl) {}
