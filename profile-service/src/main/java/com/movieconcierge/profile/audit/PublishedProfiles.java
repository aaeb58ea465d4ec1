package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.Hashes;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last profile of each viewer on {@code user-profiles}. */
final class PublishedProfiles {
    private final Map<String, Published> byViewer = new HashMap<>();

    /** @param hash SHA-256 of the record value: copies are compared by it, not kept */
    record Published(TasteProfile profile, String hash) {}

    PublishedProfiles(Logs logs) {
        logs.read(
                Topics.USER_PROFILES,
                (record, profile) ->
                        byViewer.put(profile.userId(), new Published(profile, Hashes.sha256(record.value()))),
                byViewer::remove);
    }

    Set<String> viewers() {
        return byViewer.keySet();
    }

    @Nullable
    Published of(String userId) {
        return byViewer.get(userId);
    }
}
