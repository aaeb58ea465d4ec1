package com.movieconcierge.recommend;

import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.recommend.config.RecommendProperties;
import com.movieconcierge.testkit.SettingsContract;
import java.util.List;

class SettingsTest extends SettingsContract {
    @Override
    protected String service() {
        return "recommend-service";
    }

    @Override
    protected List<Class<? extends Record>> records() {
        return List.of(PlatformProperties.class, RecommendProperties.class);
    }
}
