package com.movieconcierge.embedding.adapter.artefacts;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.Reference;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.embedding.domain.flow.SnapshotStore;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Snapshots on the shelf where recommend-service looks for them. */
public final class ArtefactSnapshots implements SnapshotStore {
    private final ArtefactStore store;
    private final SnapshotShelf shelf;
    private final int keep;

    /** @param keep how many stay; positive */
    public ArtefactSnapshots(ArtefactStore store, int keep) {
        this.store = store;
        this.shelf = new SnapshotShelf(store);
        this.keep = keep;
    }

    @Override
    public Stored publish(Path file, CatalogueSnapshot snapshot) throws IOException {
        Map<String, String> counts = snapshot.entries().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, topic -> Long.toString(topic.getValue())));
        return stored(shelf.publish(file, snapshot.clusterId(), snapshot.createdAt(), counts, keep));
    }

    @Override
    public List<Stored> list(String clusterId) throws IOException {
        return shelf.list(clusterId).stream().map(this::stored).toList();
    }

    private Stored stored(Reference reference) {
        var artefact = reference.artefact();
        return new Stored(
                reference.createdAt(),
                store.describe(artefact),
                artefact.sha256(),
                artefact.bytes(),
                reference.about());
    }
}
