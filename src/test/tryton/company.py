#!/usr/bin/python3
"""Turns a fresh Tryton database into a small shop: money, accounts, goods on stock, mailing lists, and what people complain about.

Usage: /usr/bin/python3 company.py DATABASE_URI TRYTOND_CONF

Everything is done by Tryton's own business logic, once. What belongs to a test (customers, sales, complaints) is seeded by the test.
No fiscal year is opened: nothing here posts an invoice, and a copy of this database must still work next year.
"""
import datetime
import sys
from decimal import Decimal

from proteus import Model, Wizard, config

COUNTRIES = {'DE': 'Germany', 'MD': 'Moldova', 'RO': 'Romania', 'UA': 'Ukraine'}
RATES = {'EUR': ('Euro', '978', '1'), 'RON': ('Leu', '946', '5')}
GOODS = {'MACHINE-1': ('Coffee machine', 'Machines', '120'), 'BEANS-1': ('Coffee beans', 'Coffee', '15')}
COMPLAINTS = ('Damaged goods', 'Late delivery', 'Other')
LISTS = ('Newsletter', 'Order updates')


def create(model, **values):
    record = Model.get(model)(**values)
    record.save()
    return record


def one(model, *domain):
    return Model.get(model).find(list(domain), limit=1)[0]


def currencies():
    long_ago = datetime.date(2000, 1, 1)
    made = {}
    for code, (name, number, rate) in RATES.items():
        made[code] = currency = create('currency.currency', name=name, code=code, numeric_code=number, symbol=code)
        currency.rates.new(date=long_ago, rate=Decimal(rate))
        currency.save()
    return made


def company(currency):
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party = create('party.party', name='Holdfast Test Shop')
    wizard.form.currency = currency
    wizard.execute('add')
    config.get_config()._context = Model.get('res.user').get_preferences(True, {})
    founded = one('company.company')
    founded.timezone = 'Europe/Bucharest'
    founded.save()
    return founded


def chart_of_accounts(of):
    template = one('ir.model.data', ('module', '=', 'account'), ('fs_id', '=', 'account_template_root_en'))
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template = Model.get('account.account.template')(template.db_id)
    wizard.form.company = of
    wizard.execute('create_account')
    wizard.form.account_receivable = one('account.account', ('type.receivable', '=', True))
    wizard.form.account_payable = one('account.account', ('type.payable', '=', True))
    wizard.execute('create_properties')


def goods():
    accounting = create('product.category', name='Sold', accounting=True,
        account_revenue=one('account.account', ('type.revenue', '=', True)),
        account_expense=one('account.account', ('type.expense', '=', True)))
    unit = one('product.uom', ('name', '=', 'Unit'))
    for code, (name, category, price) in GOODS.items():
        template = Model.get('product.template')(name=name, type='goods', default_uom=unit, salable=True,
            list_price=Decimal(price), account_category=accounting)
        template.categories.append(create('product.category', name=category))
        template.save()
        product, = template.products
        product.suffix_code = code
        product.save()
        yield product


def on_stock(products):
    inventory = Model.get('stock.inventory')(location=one('stock.location', ('code', '=', 'STO')))
    for product in products:
        line = inventory.lines.new(product=product)
        line.quantity = 100000
        line.expected_quantity = 0
    inventory.click('confirm')


def payment_term():
    term = Model.get('account.invoice.payment_term')(name='At once')
    term.lines.new(type='remainder')
    term.save()


def main(uri, conf):
    config.set_trytond(uri, config_file=conf)
    shop = company(currencies()['EUR'])
    chart_of_accounts(shop)
    on_stock(list(goods()))
    payment_term()
    for code, name in COUNTRIES.items():
        create('country.country', code=code, name=name)
    sale = one('ir.model', ('model', '=', 'sale.sale'))
    for name in COMPLAINTS:
        create('sale.complaint.type', name=name, origin=sale)
    for name in LISTS:
        create('marketing.email.list', name=name)


if __name__ == '__main__':
    main(*sys.argv[1:3])
