package ktrdr.proof;

import java.util.function.Consumer;

/**
 * One step of one actor: at most one transaction.
 *
 * @param own it happens by itself, sooner or later: nobody has to want it
 * @param reopens it may bring back to life what has ended
 * @param looksFirst it reads before it locks the tree: somebody can come between
 * @param effect on a copy of the point before
 */
record Move(String name, boolean own, boolean reopens, boolean looksFirst, Consumer<World> effect) {

  static Move own(String name, Consumer<World> effect) {
    return new Move(name, true, false, false, effect);
  }

  static Move may(String name, Consumer<World> effect) {
    return new Move(name, false, false, false, effect);
  }

  /** Of an actor that may be silent, and then need not go on. */
  static Move of(boolean heard, String name, Consumer<World> effect) {
    return new Move(name, heard, false, false, effect);
  }

  /** The same, but another one comes between its look and its lock. */
  Move after(Move other, Ground ground) {
    return new Move(
        name + ", but before that: " + other.name,
        false,
        reopens || other.reopens,
        false,
        world -> {
          ground.comeFirst(world, () -> other.effect.accept(world));
          effect.accept(world);
          ground.nobodyComes();
        });
  }

  Move looking() {
    return new Move(name, own, reopens, true, effect);
  }

  static Move reopening(String name, Consumer<World> effect) {
    return new Move(name, false, true, false, effect);
  }
}
