package dev.jobwright.architecture;

import org.junit.jupiter.api.Test;

class BansTest {
    @Test
    void timeAndChanceComeInByTheDoor() {
        Bans.TIME_AND_CHANCE_COME_IN_BY_THE_DOOR.check(MainCode.CLASSES);
    }

    @Test
    void nothingReadsSerializedObjects() {
        Bans.NO_JAVA_SERIALIZATION.check(MainCode.CLASSES);
    }

    @Test
    void nothingLoadsAClassByName() {
        Bans.NO_CLASS_BY_NAME.check(MainCode.CLASSES);
    }

    @Test
    void nothingRunsScriptsOrLooksUpNames() {
        Bans.NO_SCRIPTS_AND_NO_NAMING.check(MainCode.CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        Bans.NAMES_SAY_WHAT_A_CLASS_IS.check(MainCode.CLASSES);
    }
}
