package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.profile.audit.CopiesUnavailableException;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.standalone.client.ProductAudit;
import com.movieconcierge.standalone.faults.scene.Subject;
import java.util.EnumSet;
import java.util.Set;

/** Whether every place that is made of the log is what a plain batch makes of it: what {@code verify} asks. */
record BatchCheck(Subject subject) {
    private static final Set<Place> COPIES = EnumSet.of(Place.READERS, Place.SEEN);

    void of(Verdict verdict) {
        try {
            ProductAudit.of(subject.instance()).differences().forEach(difference -> note(difference, verdict));
        } catch (CopiesUnavailableException e) {
            verdict.failed("Could not be checked: " + e.getMessage());
        }
    }

    private static void note(Difference difference, Verdict verdict) {
        String what = difference.place().title() + ": " + difference.what();
        if (COPIES.contains(difference.place())) {
            verdict.stale(difference.id(), what);
        } else {
            verdict.wrong(difference.id(), what);
        }
    }
}
