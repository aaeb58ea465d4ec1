/** What a rating and a film must look like, and the ports behind which the logs and the catalogue live. */
@NullMarked
package com.movieconcierge.ingest.domain;

import org.jspecify.annotations.NullMarked;
