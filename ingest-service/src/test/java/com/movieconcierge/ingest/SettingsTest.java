package com.movieconcierge.ingest;

import com.movieconcierge.ingest.config.IngestProperties;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.testkit.SettingsContract;
import java.util.List;

class SettingsTest extends SettingsContract {
    @Override
    protected String service() {
        return "ingest-service";
    }

    @Override
    protected List<Class<? extends Record>> records() {
        return List.of(PlatformProperties.class, IngestProperties.class);
    }
}
