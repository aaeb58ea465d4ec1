package com.movieconcierge.profile.audit;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The last profile of each viewer on {@code user-profiles}. */
final class PublishedProfiles {
    private final Map<String, Published> byViewer = new HashMap<>();

    /** @param checksum of the record value */
    record Published(TasteProfile profile, long checksum) {}

    PublishedProfiles(Logs logs) {
        logs.read(
                Topics.USER_PROFILES,
                (record, profile) -> byViewer.put(profile.userId(), new Published(profile, checksum(record.value()))),
                byViewer::remove);
    }

    /** CRC-32C: the copies are compared by it, not kept. */
    static long checksum(byte[] value) {
        var crc = new CRC32C();
        crc.update(value);
        return crc.getValue();
    }

    Set<String> viewers() {
        return byViewer.keySet();
    }

    @Nullable
    Published of(String userId) {
        return byViewer.get(userId);
    }
}
