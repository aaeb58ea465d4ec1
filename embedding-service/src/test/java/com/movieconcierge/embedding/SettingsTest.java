package com.movieconcierge.embedding;

import com.movieconcierge.embedding.config.EmbeddingProperties;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.testkit.SettingsContract;
import java.util.List;

class SettingsTest extends SettingsContract {
    @Override
    protected String service() {
        return "embedding-service";
    }

    @Override
    protected List<Class<? extends Record>> records() {
        return List.of(
                PlatformProperties.class,
                EmbeddingProperties.EmbeddingSettings.class,
                EmbeddingProperties.PicturesSettings.class,
                EmbeddingProperties.TrailersSettings.class,
                EmbeddingProperties.SnapshotSettings.class,
                EmbeddingProperties.BehaviourSettings.class,
                EmbeddingProperties.FeatureStoreSettings.class);
    }
}
