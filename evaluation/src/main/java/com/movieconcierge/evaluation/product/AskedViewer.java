package com.movieconcierge.evaluation.product;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import java.util.List;

/** The one profile that a thread asks about: what Redis is to the product. */
final class AskedViewer implements ViewerProfiles {
    private final ThreadLocal<StoredTaste> asked = ThreadLocal.withInitial(() -> StoredTaste.NONE);

    void set(StoredTaste taste) {
        asked.set(taste);
    }

    @Override
    public StoredTaste load(String userId) {
        return asked.get();
    }

    @Override
    public List<TasteProfile> tastes(List<String> userIds) {
        return List.of();
    }

    @Override
    public long appliedOffset(String userId) {
        return -1;
    }

    @Override
    public List<Viewer> viewers(int limit, String query) {
        return List.of();
    }

    @Override
    public boolean isReachable() {
        return true;
    }
}
