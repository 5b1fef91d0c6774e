package dev.jobwright.store;

import dev.jobwright.Texts;
import dev.jobwright.lifecycle.Verb;

/**
 * An operator's wish.
 *
 * @param actor who wants it; cut at 200 bytes
 * @param reason why; may be empty; cut at 1,000 bytes
 */
public record Change(Verb verb, String actor, String reason) {

    public Change {
        actor = Texts.storable(actor, 200);
        reason = Texts.storable(reason, 1_000);
    }
}
