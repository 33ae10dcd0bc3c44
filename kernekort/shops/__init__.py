"""What a print shop wants of a file: read from ``layouts/_shops``, each file whole or built on another."""

from __future__ import annotations

from kernekort.shops.form import schema
from kernekort.shops.loading import load_shop, shop_titles
from kernekort.shops.model import DEFAULT_SHOP, Condition, Marks, Order, Paper, Shop, Stacking

__all__ = [
    "DEFAULT_SHOP",
    "Condition",
    "Marks",
    "Order",
    "Paper",
    "Shop",
    "Stacking",
    "load_shop",
    "schema",
    "shop_titles",
]
