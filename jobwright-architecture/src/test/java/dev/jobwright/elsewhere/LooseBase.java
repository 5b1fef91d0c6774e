package dev.jobwright.elsewhere;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Breaks what is left: in no module, badly named, and dangerous in three ways. */
public final class LooseBase {
    public Object read(InputStream in) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(in).readObject();
    }

    public Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }

    public Object find(String name) throws NamingException {
        return new InitialContext().lookup(name);
    }
}
