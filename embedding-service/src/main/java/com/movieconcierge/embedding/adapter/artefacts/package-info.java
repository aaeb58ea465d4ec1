/** Snapshots and models into the artefact store. */
@NullMarked
package com.movieconcierge.embedding.adapter.artefacts;

import org.jspecify.annotations.NullMarked;
