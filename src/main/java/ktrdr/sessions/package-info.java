/** Floor 5. One research run: phases, outcome, start and cancel. */
package ktrdr.sessions;
