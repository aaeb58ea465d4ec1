/** Readers of MovieLens folders, TMDb exports and plain tables; checkpoints and rejects on disk. */
@NullMarked
package com.movieconcierge.ingest.adapter.files;

import org.jspecify.annotations.NullMarked;
