"""A throw-away shop with people, goods and days of work, made through the services."""

from techstore_desktop.demo.making import PIN, DemoSize, demo_actor, make_demo

__all__ = ["PIN", "DemoSize", "demo_actor", "make_demo"]
